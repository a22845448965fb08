"""Workbooks: ours for people, and those that people bring in."""
