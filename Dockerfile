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
# HOME: where a cache of geocoding goes; the base path stands here for the health check as well as for the server.
ENV HOME=/tmp PYTHONDONTWRITEBYTECODE=1 STREAMLIT_SERVER_BASE_URL_PATH=""
EXPOSE 8501
HEALTHCHECK --start-period=60s CMD python -c "import os, urllib.request as r; \
    base = os.environ['STREAMLIT_SERVER_BASE_URL_PATH'].strip('/'); \
    r.urlopen('http://127.0.0.1:8501/' + (base and base + '/') + '_stcore/health', timeout=3)"
CMD ["python", "-m", "pages", "--server.address=0.0.0.0", "--server.port=8501"]
