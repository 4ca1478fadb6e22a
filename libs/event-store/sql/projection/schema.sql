create schema projection;
comment on schema projection is 'Checkpoints, builds and parked streams of the projections.';
