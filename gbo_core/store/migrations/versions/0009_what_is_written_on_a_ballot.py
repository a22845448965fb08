"""What somebody writes beside an answer"""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ('ballot', 'superseded'):
        op.add_column(table, sa.Column('texts', sa.Text(), nullable=False, server_default=''))


def downgrade() -> None:
    for table in ('superseded', 'ballot'):
        op.drop_column(table, 'texts')
