-- What a session stands for lies in three tables. Whoever changes them, by whatever way, tells every instance in the same
-- transaction whose sessions are concerned; the words are heard when, and only if, it commits.
CREATE FUNCTION say_user_changed(user_id text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('session_changes', 'user ' || user_id)
$$;
--> statement-breakpoint
CREATE FUNCTION say_session_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM say_user_changed(old.user_id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION say_session_user_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM say_user_changed(old.id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION say_rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM say_user_changed(coalesce(new.user_id, old.user_id));
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- That a session is in use is written often and concerns nobody.
CREATE TRIGGER sessions_changed
  AFTER UPDATE OF token_hash, user_id, identity_id, platform, expires_at, revoked_at ON sessions
  FOR EACH ROW EXECUTE FUNCTION say_session_changed();
--> statement-breakpoint
CREATE TRIGGER sessions_removed
  AFTER DELETE ON sessions
  FOR EACH ROW WHEN (old.revoked_at IS NULL) EXECUTE FUNCTION say_session_changed();
--> statement-breakpoint
CREATE TRIGGER users_changed
  AFTER UPDATE ON users
  FOR EACH ROW WHEN (old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION say_session_user_changed();
--> statement-breakpoint
CREATE TRIGGER users_removed
  AFTER DELETE ON users
  FOR EACH ROW EXECUTE FUNCTION say_session_user_changed();
--> statement-breakpoint
CREATE TRIGGER permission_versions_changed
  AFTER INSERT OR UPDATE OR DELETE ON permission_versions
  FOR EACH ROW EXECUTE FUNCTION say_rights_changed();
