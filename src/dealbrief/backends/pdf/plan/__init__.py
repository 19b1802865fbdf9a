"""The page planner: a document and a theme come in, the finished plan of its pages goes out. Imports no ReportLab."""

from dealbrief.backends.pdf.plan.page_plan import PagePlan
from dealbrief.backends.pdf.plan.planner import plan_pages

__all__ = ["PagePlan", "plan_pages"]
