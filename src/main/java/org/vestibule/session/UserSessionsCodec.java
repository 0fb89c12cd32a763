package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;

/** A user's sessions as bytes: a version, then the fields in order. */
final class UserSessionsCodec {
  private static final int VERSION = 1;

  /** The end of the year 9999. */
  private static final long LAST_MILLI = 253_402_300_799_999L;

  private UserSessionsCodec() {}

  static byte[] write(UserSessions sessions) {
    var out = new Fields(1024);
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
    return out.toBytes();
  }

  /** What cannot be read is none: the sessions come into the list again when they are used. */
  static UserSessions read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.get() != VERSION) {
        return UserSessions.NONE;
      }
      Instant latest = instant(in);
      Instant endedUpTo = instant(in);
      var ended = new ArrayList<UserSessions.Ended>();
      for (int left = length(in, UserSessions.MAX); left > 0; left--) {
        ended.add(new UserSessions.Ended(text(in), instant(in)));
      }
      var listed = new ArrayList<ListedSession>();
      for (int left = length(in, UserSessions.MAX); left > 0; left--) {
        listed.add(
            new ListedSession(text(in), new Device(text(in), text(in)), instant(in), instant(in)));
      }
      return in.hasRemaining()
          ? UserSessions.NONE
          : new UserSessions(latest, endedUpTo, ended, listed);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return UserSessions.NONE;
    }
  }

  private static int length(ByteBuffer in, int most) {
    int length = Byte.toUnsignedInt(in.get());
    if (length > most) {
      throw new IllegalArgumentException("not a user's sessions");
    }
    return length;
  }

  private static void text(Fields out, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeByte(bytes.length);
    out.write(bytes);
  }

  private static String text(ByteBuffer in) {
    return Fields.text(in, length(in, Device.MAX));
  }

  /** Instants at the edge of time cannot be reckoned with. */
  private static Instant instant(ByteBuffer in) {
    long milli = in.getLong();
    if (milli < 0 || milli > LAST_MILLI) {
      throw new IllegalArgumentException("not a user's sessions");
    }
    return Instant.ofEpochMilli(milli);
  }
}
