package dev.mingce.sample.stock;

import dev.mingce.sample.orders.OrderService;

/** Closes a cycle between the two features. */
public class ShelfService {
  public Shelf shelf() {
    return new Shelf(String.valueOf(new OrderService().load().id()));
  }
}
