package org.vestibule.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/** What a page pays for its session: a record of 6 KB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RecordBenchmark {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String SESSION = "0123456789ABCDEF0123456789ABCDEF";

  private final Randomness randomness = Randomness.secure();
  private final Seal seal = new Seal(randomness);
  private final Secret key = new Secret(randomness.next());
  private final SessionRecord record =
      new SessionRecord(List.of(), Optional.of(established()), Optional.empty());
  private final byte[] plain = SessionCodec.write(record);
  private final byte[] sealed = seal.close(plain, key, SESSION);

  private static Established established() {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("a".repeat(2600)), NOW),
            Optional.of(new Secret("r".repeat(1700))),
            Optional.of(new Secret("i".repeat(1500))),
            "https://contoso.crm4.dynamics.com/user_impersonation");
    var user =
        new User(
            "aaaaaaaa-0000-4000-8000-000000000001 aaaaaaaa-0000-4000-8000-000000000002",
            "Ada Lovelace",
            "ada@example.org",
            Optional.of("aaaaaaaa-0000-4000-8000-000000000003"),
            Optional.empty());
    return new Established(new SignedIn(user, tokens, NOW), new Secret("f".repeat(43)));
  }

  @Benchmark
  public byte[] seal() {
    return seal.close(plain, key, SESSION);
  }

  @Benchmark
  public Optional<byte[]> open() {
    return seal.open(sealed, key, SESSION);
  }

  @Benchmark
  public byte[] write() {
    return SessionCodec.write(record);
  }

  @Benchmark
  public Optional<?> read() {
    return SessionCodec.read(plain);
  }
}
