package dev.mingce.sample.orders;

import jakarta.transaction.Transactional;

@Transactional
public class OrderService {
  public OrderEntity load() {
    return new OrderEntity();
  }
}
