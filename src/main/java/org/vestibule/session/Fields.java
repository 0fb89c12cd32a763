package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The fields of a record, one after the other, big-endian as {@link java.io.DataOutput} has them.
 * It is no stream: each of a stream's bytes would pass a lock.
 */
final class Fields {
  private byte[] bytes;
  private int size;

  /**
   * No field yet.
   *
   * @param expected about how many bytes there will be
   */
  Fields(int expected) {
    bytes = new byte[expected];
  }

  /** One byte: the lowest eight bits. */
  void writeByte(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /** One byte: 1 or 0. */
  void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** Four bytes. */
  void writeInt(int value) {
    room(Integer.BYTES);
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** Eight bytes. */
  void writeLong(long value) {
    writeInt((int) (value >>> Integer.SIZE));
    writeInt((int) value);
  }

  /** As they are. */
  void write(byte[] value) {
    write(ByteBuffer.wrap(value));
  }

  /** What is left in it, which stays there. */
  void write(ByteBuffer value) {
    int length = value.remaining();
    room(length);
    value.get(value.position(), bytes, size, length);
    size += length;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, 2 * size + more);
    }
  }

  /**
   * Reads a text where it stands.
   *
   * @param length of its UTF-8, in bytes
   * @throws BufferUnderflowException when there are fewer
   */
  static String text(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    var text = new String(in.array(), in.arrayOffset() + in.position(), length, UTF_8);
    in.position(in.position() + length);
    return text;
  }

  /** All of them. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
