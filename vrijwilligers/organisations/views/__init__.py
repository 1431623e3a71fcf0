"""What is done to organisations, page by page. Their list and page are the desk's."""
