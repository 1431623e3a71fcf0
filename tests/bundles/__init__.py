"""The printed bundle, from the open vacancies to the page on paper."""
