# The dashboard alone, as an unprivileged user who can write nowhere but in /tmp. pages/server/README.md says how to run it.
# The base image is pinned by its digest, that of August 2026; `docker buildx imagetools inspect python:3.12-slim` tells a newer one.
ARG BASE=python:3.12-slim@sha256:78387bc3881b8273120a12ebe6c1ab22b018ccc2c9adf565ae1ac9b536e184ea
FROM ${BASE}
WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
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
