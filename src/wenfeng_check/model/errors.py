"""The few exceptions of the project; each message says what, where and what to do."""

import errno


class WenfengError(Exception):
    """Something that the user can repair; its text is one line for the user."""


class ReadError(WenfengError):
    """A file that could not be read as a document."""


class SettingsError(WenfengError):
    """A configuration or an option that is not understood."""


class ResourceError(WenfengError):
    """A lexicon or a model of the installation that is missing or damaged."""


class RuleError(WenfengError):
    """A rule module that could not be imported or breaks a law of the rules."""


class MissingExtraError(WenfengError):
    """A function whose optional library is not installed."""


class OutOfTimeError(WenfengError):
    """Work that took longer than it may."""


class OutOfMemoryError(WenfengError):
    """Work that took more memory than it may."""


class WorkerDiedError(WenfengError):
    """Work whose process ended before it was done; ``detail`` is a traceback where there is one."""

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.detail = detail


class GitError(WenfengError):
    """A Git repository or revision that could not be read."""


_SYSTEM_WORDS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
}


def system_words(error: OSError) -> str:
    """Return what the operating system complains of, in Chinese where the complaint is a common one."""
    return _SYSTEM_WORDS.get(error.errno or 0, error.strerror or str(error))
