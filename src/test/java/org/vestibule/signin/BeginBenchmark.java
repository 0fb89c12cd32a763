package org.vestibule.signin;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.SignInHints;

/** What {@code /login} pays: state, nonce, verifier and the authorization request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BeginBenchmark {
  private static final URI REDIRECT = URI.create("https://apps.example/crm/callback");

  private final LocalProvider local = new LocalProvider();
  private final Provider provider = local.provider();
  private final SignIn signIn =
      new SignIn(
          provider,
          local.client(),
          local.tokenEndpoint(provider),
          local.verifier(provider),
          local.clock,
          Randomness.secure(),
          SignInListener.NONE);

  @TearDown
  public void close() {
    local.close();
  }

  @Benchmark
  public Object begin() {
    return signIn.begin(ReturnPath.HOME, SignInHints.NONE, Optional.empty(), REDIRECT);
  }
}
