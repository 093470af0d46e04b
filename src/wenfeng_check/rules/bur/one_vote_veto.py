"""Rule BUR104."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.bur._demands import BURDEN_1_3_MATTERS, found, in_its_time, is_downward


class OneVoteVeto(Rule):
    """自设“一票否决”。

    ## 查什么
    下行文里对下级实行“一票否决”的句子。

    ## 为什么
    各个文件都设“一票否决”，基层只顾不出事、不敢做事。

    ## 怎么改
    删去；确有上级专门规定的，写明规定的名称和条款。

    ## 不算
    专门规定这一事项的文件；法律法规规定的；公司章程、用人标准里的“一票否决”（选人用人、医德师德、招标信用）；“清理一票否决”这类减负的话。

    ## 依据
    《整治形式主义为基层减负若干规定》一、3：除专门文件外，原则上不对“一票否决”等事项提出具体要求。
    """

    code = "BUR104"
    clause = BURDEN_1_3_MATTERS
    good = (
        Good("关于为基层减负的通知\n各镇人民政府：\n清理没有依据的“一票否决”事项。"),
        Good("关于加强医德建设的意见\n各镇人民政府：\n招聘医务人员实行医德“一票否决”。"),
    )
    bad = (Bad("关于做好秸秆禁烧的通知\n各镇人民政府：\n发现一起火点的，年度考核【“一票否决”】。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the words, with their quotation marks."""
        if not is_downward(facts) or "一票否决" in facts.structure.main_title:
            return
        for piece, match in found(facts, "one_vote_veto"):
            around = facts.folded[piece.start : piece.end]
            if any(word in around for word in ("德", "否决权", "信用", "征信", "政治不合格", "招聘", "政治标准")):
                continue
            message = "对下级设“一票否决”，除专门文件外原则上不提。"
            veto = Finding(_with_marks(facts, match.span), message, "删去；确有专门规定的，写明文件名和条款。")
            yield in_its_time(facts, veto)


def _with_marks(facts: Analysis, span: Span) -> Span:
    quoted = facts.folded[span.start - 1 : span.start] == "＂" == facts.folded[span.end : span.end + 1]
    return Span(span.start - 1, span.end + 1) if quoted else span
