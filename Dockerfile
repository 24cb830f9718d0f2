# The dashboard alone, as an unprivileged user. Build: docker build -t clustermap .   Run: docker run -p 8501:8501 clustermap
FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY pyproject.toml dashboard.py ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY data data
COPY geo geo
COPY pages pages
USER nobody
ENV HOME=/tmp
EXPOSE 8501
HEALTHCHECK CMD python -c "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=3)"
CMD ["streamlit", "run", "dashboard.py", "--server.address=0.0.0.0", "--server.port=8501"]
