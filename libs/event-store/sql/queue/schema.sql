create schema bullmq;
comment on schema bullmq is 'Queues of wake-ups: tables of BullMQ, which it makes itself. Nothing here is worth keeping.';
