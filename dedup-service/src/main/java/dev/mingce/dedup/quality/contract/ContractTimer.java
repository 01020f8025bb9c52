package dev.mingce.dedup.quality.contract;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Compares what came in with what was agreed, seconds after it came. */
@ApplicationScoped
class ContractTimer {

  private final SourceContractService contracts;

  ContractTimer(SourceContractService contracts) {
    this.contracts = contracts;
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void evaluate() {
    contracts.evaluate();
  }
}
