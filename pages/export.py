import streamlit as st
from pages import who

st.title(who.workshop().name)
