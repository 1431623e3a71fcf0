"""What organisations do by link: answer a reminder, ask a change, propose a vacancy."""
