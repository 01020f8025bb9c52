package dev.mingce.sample.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class OrderEntity {
  @Id private long id;

  public long id() {
    return id;
  }
}
