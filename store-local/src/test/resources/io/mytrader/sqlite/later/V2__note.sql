ALTER TABLE sessions ADD COLUMN note TEXT NOT NULL DEFAULT 'added';
PRAGMA user_version = 2;
