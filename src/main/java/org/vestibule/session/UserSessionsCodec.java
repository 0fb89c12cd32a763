package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;

/** A user's sessions as bytes: a version, then the fields in order. */
final class UserSessionsCodec {
  private static final int VERSION = 1;

  /** The end of the year 9999. */
  private static final long LAST_MILLI = 253_402_300_799_999L;

  private UserSessionsCodec() {}

  static byte[] write(UserSessions sessions) {
    var bytes = new ByteArrayOutputStream(1024);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(sessions.latest().toEpochMilli());
      out.writeLong(sessions.endedUpTo().toEpochMilli());
      out.writeByte(sessions.ended().size());
      for (UserSessions.Ended ended : sessions.ended()) {
        text(out, ended.id());
        out.writeLong(ended.since().toEpochMilli());
      }
      out.writeByte(sessions.listed().size());
      for (ListedSession session : sessions.listed()) {
        text(out, session.id());
        text(out, session.device().browser());
        text(out, session.device().place());
        out.writeLong(session.since().toEpochMilli());
        out.writeLong(session.lastUsed().toEpochMilli());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be full of a few kilobytes", e);
    }
    return bytes.toByteArray();
  }

  /** What cannot be read is none: the sessions come into the list again when they are used. */
  static UserSessions read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        return UserSessions.NONE;
      }
      Instant latest = instant(in);
      Instant endedUpTo = instant(in);
      var ended = new ArrayList<UserSessions.Ended>();
      for (int left = count(in); left > 0; left--) {
        ended.add(new UserSessions.Ended(text(in), instant(in)));
      }
      var listed = new ArrayList<ListedSession>();
      for (int left = count(in); left > 0; left--) {
        listed.add(
            new ListedSession(text(in), new Device(text(in), text(in)), instant(in), instant(in)));
      }
      return in.read() < 0 ? new UserSessions(latest, endedUpTo, ended, listed) : UserSessions.NONE;
    } catch (IOException e) {
      return UserSessions.NONE;
    }
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readUnsignedByte();
    if (count > UserSessions.MAX) {
      throw new IOException("not a user's sessions");
    }
    return count;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeByte(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte();
    byte[] bytes = in.readNBytes(length);
    if (length > Device.MAX || bytes.length < length) {
      throw new IOException("not a user's sessions");
    }
    return new String(bytes, UTF_8);
  }

  /** Instants at the edge of time cannot be reckoned with. */
  private static Instant instant(DataInputStream in) throws IOException {
    long milli = in.readLong();
    if (milli < 0 || milli > LAST_MILLI) {
      throw new IOException("not a user's sessions");
    }
    return Instant.ofEpochMilli(milli);
  }
}
