package dev.berth.booking.account;

import dev.berth.booking.security.Role;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface People extends JpaRepository<Person, UUID> {

    Optional<Person> findByEmail(String email);

    /** Not a deleted one. */
    default Optional<Person> findExisting(UUID id) {
        return findById(id).filter(person -> !person.isDeleted());
    }

    boolean existsByRole(Role role);

    /** Locked, so that two admins cannot each take the other's role away at the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<Person> findByRoleOrderById(Role role);

    @Query("""
            select p from Person p
            where (p.email like :pattern escape '\\' or lower(p.name) like :pattern escape '\\') and p.id > :after
              and p.deletedAt is null
            order by p.id""")
    List<Person> search(String pattern, UUID after, Limit limit);
}
