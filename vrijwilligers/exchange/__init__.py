"""What comes in and goes out: tables, cells, sheets, exports, prints."""
