-- What operators list: among thousands that only wait there are few that could not be read.
CREATE INDEX parked_event_unreadable ON parked_event (position) WHERE reason IS NOT NULL;
