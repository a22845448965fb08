"""What is chosen for the server as a whole, such as the address for the phones"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('chosen',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('value', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_chosen'))
    )


def downgrade() -> None:
    op.drop_table('chosen')
