"""What a facilitator typed and did not store yet"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'draft',
        sa.Column('facilitator', sa.String(), nullable=False),
        sa.Column('place', sa.String(), nullable=False),
        sa.Column('workshop', sa.String(), nullable=True),
        sa.Column('content', sa.Text(), server_default='', nullable=False),
        sa.Column('at', sa.Text(), server_default='', nullable=False),
        sa.ForeignKeyConstraint(
            ['facilitator'],
            ['facilitator.id'],
            name=op.f('fk_draft_facilitator'),
            ondelete='CASCADE',
        ),
        sa.ForeignKeyConstraint(
            ['workshop'], ['workshop.id'], name=op.f('fk_draft_workshop'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('facilitator', 'place', name=op.f('pk_draft')),
    )


def downgrade() -> None:
    op.drop_table('draft')
