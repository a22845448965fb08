"""What somebody belonged to is fixed when a round closes; for closed rounds as it is today"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

# Everybody who answered, or who was there and asked when the round closed.
_FILL = """
INSERT INTO belonging (workshop, round, participant, organisation, circle, part)
SELECT r.workshop, r.id, p.id, p.organisation, COALESCE(o.circle, ''), p.part
FROM round r
JOIN participant p ON p.workshop = r.workshop
LEFT JOIN organisation o ON o.workshop = p.workshop AND o.id = p.organisation
WHERE r.state IN ('closed', 'revealed', 'taken') AND (
    EXISTS (
        SELECT 1 FROM ballot b
        WHERE b.workshop = r.workshop AND b.round = r.id AND b.participant = p.id
    )
    OR EXISTS (
        SELECT 1 FROM note n
        WHERE n.workshop = r.workshop AND n.round = r.id AND n.participant = p.id
        AND NOT n.removed
    )
    OR (
        p.joined_at <= r.closed_at
        AND p.kind = CASE r.audience WHEN 'tables' THEN 'table' ELSE 'person' END
        AND (
            r.audience IN ('everyone', 'tables')
            OR (r.audience = 'circle' AND COALESCE(o.circle, '') = r.audience_value)
            OR (r.audience = 'part' AND p.part = r.audience_value)
            OR (r.audience = 'core' AND o.core_group)
            OR (r.audience = 'table' AND p."table" = r.audience_value)
        )
    )
)
"""


def upgrade() -> None:
    op.create_table('belonging',
    sa.Column('workshop', sa.String(), nullable=False),
    sa.Column('round', sa.String(), nullable=False),
    sa.Column('participant', sa.String(), nullable=False),
    sa.Column('organisation', sa.Text(), server_default='', nullable=False),
    sa.Column('circle', sa.Text(), server_default='', nullable=False),
    sa.Column('part', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['workshop', 'participant'], ['participant.workshop', 'participant.id'], name='fk_belonging_participant', ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['workshop', 'round'], ['round.workshop', 'round.id'], name=op.f('fk_belonging_workshop'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['workshop'], ['workshop.id'], name=op.f('fk_belonging_workshop'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('workshop', 'round', 'participant', name=op.f('pk_belonging'))
    )
    op.execute(_FILL)


def downgrade() -> None:
    op.drop_table('belonging')
