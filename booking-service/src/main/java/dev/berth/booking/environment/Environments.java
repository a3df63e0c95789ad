package dev.berth.booking.environment;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Environments extends JpaRepository<Environment, UUID> {

    List<Environment> findAllByOrderByName();

    List<Environment> findByEnabledTrueOrderByName();

    boolean existsByNameIgnoreCaseAndIdNot(String name, UUID id);
}
