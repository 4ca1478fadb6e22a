create schema work;
comment on schema work is 'Work that takes long, and the files that it needs: not events, because it is disposable.';
