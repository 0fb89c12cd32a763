package org.vestibule.web;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.vestibule.http.Secret;

/** What the dashboard costs from the answers to its view, its line in the log included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ViewBenchmark {
  private final DashboardViews views = SampleDashboard.views();
  private final WhoAmICall.Outcome.Known known =
      SampleDashboard.known(SampleDashboard.FULL, Optional.of(new Secret("refresh-secret")));

  @Benchmark
  public Object makeView() {
    return views.of(known, Locale.ENGLISH);
  }
}
