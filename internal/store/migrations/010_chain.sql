-- The chain as Witan follows it. Filled by packages registry and governance.
CREATE TABLE chain_placeholder (one INTEGER PRIMARY KEY) STRICT;
