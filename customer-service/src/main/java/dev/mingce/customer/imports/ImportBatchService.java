package dev.mingce.customer.imports;

import dev.mingce.customer.job.JobLease;
import dev.mingce.customer.job.JobStoreService;
import dev.mingce.customer.record.CustomerStoreService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Writes a batch: customers, faults and progress in one transaction, so that a crash anywhere loses
 * nothing and repeats nothing.
 */
@ApplicationScoped
public class ImportBatchService {
  private final JobStoreService jobs;
  private final CustomerStoreService customers;
  private final RowFaultStoreService faults;

  ImportBatchService(
      JobStoreService jobs, CustomerStoreService customers, RowFaultStoreService faults) {
    this.jobs = jobs;
    this.customers = customers;
    this.faults = faults;
  }

  @Transactional
  void write(JobLease lease, ImportBatch batch) {
    // First, as it locks the job: a worker that lost it stops here.
    jobs.advance(lease, batch.progress(), batch.lastRow());
    batch.customers().forEach(fresh -> customers.insert(fresh.change(), fresh.key()));
    faults.append(lease.job().id(), batch.faults());
  }
}
