"""What is done with referrers and whom they bring."""
