"""Documents: policies, laws, plans, standards and reports named in 《》, with number, issuers and first day."""

from yaoxun.extraction.documents.rules import PolicyDocument, find

__all__ = ["PolicyDocument", "find"]
