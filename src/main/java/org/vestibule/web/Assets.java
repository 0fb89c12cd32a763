package org.vestibule.web;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.vestibule.oauth.Sha256;

/**
 * The static files, read once and held in memory under names that change with their content, so
 * that browsers may keep them for good.
 */
final class Assets {
  private static final String FOLDER = "/assets/";
  private static final String PACKED = ".br";
  private static final int HASH_LENGTH = 16;

  /**
   * What a file can be packed with, the smaller first.
   *
   * @see "RFC 7932" and "RFC 1952"
   */
  enum Coding {
    BROTLI("br"),
    GZIP("gzip");

    /** As in {@code Accept-Encoding} and {@code Content-Encoding}. */
    final String token;

    Coding(String token) {
      this.token = token;
    }
  }

  /** One file, plain and compressed. */
  static final class Asset {
    final String type;
    final String hash;
    final String hashedName;
    private final byte[] plain;
    private final Map<Coding, byte[]> packed = new EnumMap<>(Coding.class);

    /**
     * @param brotli the file packed by the build; null where it is not
     */
    Asset(String name, byte[] plain, byte @Nullable [] brotli) {
      int dot = name.lastIndexOf('.');
      this.type = type(name);
      this.hash = hash(plain);
      this.hashedName = name.substring(0, dot) + "." + hash + name.substring(dot);
      this.plain = plain.clone();
      if (brotli != null) {
        offer(Coding.BROTLI, brotli);
      }
      offer(Coding.GZIP, gzip(plain));
    }

    private void offer(Coding coding, byte[] bytes) {
      if (bytes.length < plain.length) {
        packed.put(coding, bytes.clone());
      }
    }

    /** Those that make it smaller, the smallest first. */
    Set<Coding> codings() {
      return packed.keySet();
    }

    /** Its length in bytes, packed or, without a coding, plain. */
    int length(Optional<Coding> coding) {
      return bytes(coding).length;
    }

    void write(Optional<Coding> coding, OutputStream out) throws IOException {
      out.write(bytes(coding));
    }

    private byte[] bytes(Optional<Coding> coding) {
      return coding.map(packed::get).orElse(plain);
    }
  }

  private final Map<String, Asset> byName = new HashMap<>();
  private final Map<String, Asset> byHashedName = new HashMap<>();

  /** Files by their names; beside each, under its name with {@code .br}, it may lie packed. */
  Assets(Map<String, byte[]> files) {
    files.forEach(
        (name, bytes) -> {
          if (!name.endsWith(PACKED)) {
            var asset = new Asset(name, bytes, files.get(name + PACKED));
            byName.put(name, asset);
            byHashedName.put(asset.hashedName, asset);
          }
        });
  }

  /** The files of the application. */
  static Assets of(ServletContext web) {
    var files = new HashMap<String, byte[]>();
    Set<String> paths = web.getResourcePaths(FOLDER);
    for (String path : paths == null ? Set.<String>of() : paths) {
      try (InputStream in = web.getResourceAsStream(path)) {
        if (in != null) {
          files.put(path.substring(FOLDER.length()), in.readAllBytes());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(path, e);
      }
    }
    return new Assets(files);
  }

  /** The name under which browsers keep a file. */
  String hashedName(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no static file " + name);
    }
    return asset.hashedName;
  }

  /** A file by a name that changes with it. */
  Optional<Asset> hashed(String name) {
    return Optional.ofNullable(byHashedName.get(name));
  }

  /** A file by its plain name. */
  Optional<Asset> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css;charset=UTF-8";
      case "js" -> "text/javascript;charset=UTF-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("no type for " + name);
    };
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest(bytes)).substring(0, HASH_LENGTH);
  }

  private static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var out = new Best(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be full of a few kilobytes", e);
    }
    return packed.toByteArray();
  }

  /** It is done once, so it may take its time. */
  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
