"""The beamer can show what stands beside the rounds"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('stage', sa.Column('view', sa.Text(), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('stage', 'view')
