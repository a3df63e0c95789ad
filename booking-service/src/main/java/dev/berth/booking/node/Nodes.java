package dev.berth.booking.node;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Nodes extends JpaRepository<Node, UUID> {}
