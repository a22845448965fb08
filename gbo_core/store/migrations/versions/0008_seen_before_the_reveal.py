"""Since when somebody knows the result of a round; of those closed already that is not known"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('round', sa.Column('seen_at', sa.Text(), nullable=False, server_default=''))
    op.execute(
        "UPDATE round SET seen_at = CASE revealed_at WHEN '' THEN closed_at ELSE revealed_at END"
    )


def downgrade() -> None:
    op.drop_column('round', 'seen_at')
