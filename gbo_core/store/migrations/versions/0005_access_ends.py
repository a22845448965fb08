"""Logins and invitations end, accounts can be removed, browsers are recognised"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, column in (
        ('facilitator', 'removed_at'), ('login', 'used_at'), ('invitation', 'used_at')
    ):
        op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=''))
    # A browser keeps the cookie of an older login until thirty days after it was made.
    op.execute('UPDATE login SET used_at = made_at')
    # By an older link others may have come in already; who holds it may not be a newcomer.
    op.execute(
        'UPDATE invitation SET used_at = made_at '
        'WHERE id IN (SELECT invitation FROM access)'
    )
    op.create_table('device',
    sa.Column('token', sa.String(), nullable=False),
    sa.Column('facilitator', sa.String(), nullable=False),
    sa.Column('made_at', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['facilitator'], ['facilitator.id'], name=op.f('fk_device_facilitator'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token', name=op.f('pk_device'))
    )


def downgrade() -> None:
    op.drop_table('device')
    for table, column in (
        ('facilitator', 'removed_at'), ('login', 'used_at'), ('invitation', 'used_at')
    ):
        op.drop_column(table, column)
