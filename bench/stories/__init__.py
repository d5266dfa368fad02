"""Planted stories, each with a hand-written rule of what a good analyst's first line, caption and analysis say."""
