"""What the tests of the finished site share: trees to build in, and what a crawl finds."""
