-- Leases what is due: $1 owner, $2 now, $3 end of the lease, $4 at most so many, $5 places of an endpoint, $6 failures
-- that leave it one place, $7 how far to look.
UPDATE ringback_messages
SET owner = $1, due_at = $3, lease = lease + 1
WHERE id IN (
    SELECT id
    FROM (
        SELECT
            next.id,
            next.due_at,
            row_number() OVER (PARTITION BY next.endpoint ORDER BY next.due_at, next.id) + (
                SELECT count(*) FROM ringback_messages AS taken
                WHERE taken.endpoint = next.endpoint AND taken.owner IS NOT NULL AND taken.due_at > $2
            ) AS place,
            CASE WHEN endpoint.failures >= $6 THEN 1 ELSE CAST($5 AS BIGINT) END AS places
        FROM (
            SELECT id, endpoint, due_at
            FROM ringback_messages
            WHERE state = 'pending' AND due_at <= $2
                AND endpoint NOT IN (SELECT name FROM ringback_endpoints WHERE state <> 'active' OR open_until > $2)
                AND endpoint NOT IN (
                    SELECT taken.endpoint
                    FROM ringback_messages AS taken
                    LEFT JOIN ringback_endpoints AS occupied ON occupied.name = taken.endpoint
                    WHERE taken.owner IS NOT NULL AND taken.due_at > $2
                    GROUP BY taken.endpoint, occupied.failures
                    HAVING count(*) >= CASE WHEN occupied.failures >= $6 THEN 1 ELSE CAST($5 AS BIGINT) END
                )
            ORDER BY due_at
            LIMIT $7
            FOR UPDATE SKIP LOCKED
        ) AS next
        LEFT JOIN ringback_endpoints AS endpoint ON endpoint.name = next.endpoint
    ) AS candidates
    WHERE place <= places
    ORDER BY due_at
    LIMIT $4
)
RETURNING
    id, callback, endpoint, request, enqueued_at, attempts, step, lease,
    coalesce(
        (SELECT string_agg(secret, ' ' ORDER BY position DESC) FROM ringback_keys AS own
            WHERE own.endpoint = ringback_messages.endpoint),
        (SELECT string_agg(secret, ' ' ORDER BY position DESC) FROM ringback_keys AS shared
            WHERE shared.endpoint = '')
    ) AS secrets
