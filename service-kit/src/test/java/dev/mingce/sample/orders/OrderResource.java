package dev.mingce.sample.orders;

import dev.mingce.sample.stock.Shelf;
import dev.mingce.sample.stock.ShelfRepository;
import dev.mingce.sample.stock.ShelfService;
import jakarta.transaction.Transactional;
import java.util.List;

/** Shows an entity, holds a transaction, and reaches behind another feature's service. */
public class OrderResource {
  @Transactional
  public List<OrderEntity> list() {
    new ShelfRepository().find();
    return List.of();
  }

  public Shelf shelf() {
    return new ShelfService().shelf();
  }
}
