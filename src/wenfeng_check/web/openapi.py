"""The OpenAPI description of the endpoints that other systems may call."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from wenfeng_check import __version__
from wenfeng_check.web.downloads import FORMS

Json = dict[str, Any]
_ERRORS = {
    "400": "请求读不了",
    "403": "密级文稿，或来自别的网站，已拒绝",
    "404": "没有",
    "408": "没有按时传完",
    "409": "同一页面有更新的请求，旧的不查了",
    "413": "超过大小、字数、检查时间或内存的上限",
    "415": "不接受这种 Content-Type",
    "421": "主机名不对",
    "422": "文稿读不了，或参数不对",
    "429": "请求太密，按 Retry-After 再试",
    "501": "这里没有装所需的可选组件",
    "503": "排队的人较多，按 Retry-After 再试",
}


@cache
def description() -> Json:
    """Return the OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "wenfeng-check",
            "version": __version__,
            "description": "公文文风检查。文稿只在内存中处理，不写日志、不落盘；密级文稿拒绝处理。",
        },
        "paths": {
            "/api/check": {"post": _check()},
            "/api/download/{form}": {"post": _download()},
            "/api/rules": {"get": _read("listRules", "全部规则：说明、依据、正反例", {"type": "object"})},
            "/api/exercises": {"get": _read("listExercises", "全部练习", {"type": "array"})},
            "/healthz": {"get": _read("health", "服务是否正常", _HEALTH)},
        },
        "components": {"schemas": {"Report": _report_schema(), "Text": _TEXT, "Error": _ERROR}},
    }


_HEALTH: Json = {
    "type": "object",
    "required": ["status", "version", "line"],
    "properties": {"status": {"const": "ok"}, "version": {"type": "string"}, "line": {"type": "integer", "minimum": 0}},
}
_ERROR: Json = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "string", "description": "一句中文：哪里、为什么、怎么办"}},
}
_STRINGS: Json = {"type": "array", "items": {"type": "string"}}
_TEXT: Json = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {
        "text": {"type": "string", "minLength": 1, "description": "文稿全文，一行一段"},
        "name": {"type": "string", "description": "文件名；后缀决定按 .txt 还是 .md 读"},
        "kind": {"type": "string", "description": "文种，如 通知；不写就自动识别"},
        "select": {**_STRINGS, "description": "只查这些规则：代码、名称或组名"},
        "ignore": {**_STRINGS, "description": "不查这些规则"},
    },
}


def _report_schema() -> Json:
    text = (files("wenfeng_check") / "schema" / "report.schema.json").read_text(encoding="utf-8")
    schema: Json = json.loads(text.replace('"#/$defs/', '"#/components/schemas/Report/$defs/'))
    return {key: value for key, value in schema.items() if key != "$schema"}


def _check() -> Json:
    return {
        "operationId": "check",
        "summary": "检查一份文稿，返回与命令行 --format json 相同的结果",
        "parameters": [_NAME],
        "requestBody": _body(),
        "responses": {"200": _content("application/json", {"$ref": "#/components/schemas/Report"}, "检查结果")}
        | _errors(),
    }


def _download() -> Json:
    form = {"name": "form", "in": "path", "required": True, "schema": {"enum": list(FORMS)}}
    binary = {"type": "string", "format": "binary"}
    return {
        "operationId": "download",
        "summary": "由文稿生成下载文件",
        "parameters": [form, _NAME],
        "requestBody": _body(),
        "responses": {"200": _content("*/*", binary, "文件")} | _errors(),
    }


_NAME: Json = {
    "name": "name",
    "in": "query",
    "required": False,
    "description": "直接传文件内容时的文件名（URL 编码），后缀决定怎样读",
    "schema": {"type": "string"},
}


def _body() -> Json:
    binary: Json = {"type": "string", "format": "binary"}
    form = {"type": "object", "required": ["file"], "properties": {"file": binary}}
    return {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Text"}},
            "multipart/form-data": {"schema": form},
            "application/octet-stream": {"schema": binary},
        },
    }


def _read(operation: str, summary: str, schema: Json) -> Json:
    return {
        "operationId": operation,
        "summary": summary,
        "responses": {"200": _content("application/json", schema, summary)} | _errors("421"),
    }


def _errors(*statuses: str) -> Json:
    error = {"$ref": "#/components/schemas/Error"}
    return {status: _content("application/json", error, _ERRORS[status]) for status in statuses or _ERRORS}


def _content(media: str, schema: Json, words: str) -> Json:
    return {"description": words, "content": {media: {"schema": schema}}}
