# The dashboard in a container: docs/deployment/README.md says how to run it.
# Not run in CI, which has no container engine: tests/test_deployment.py compares versions, paths, port and health check
# with the project, and runs the command and the health check on the files of the image, without a container.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOME=/tmp
WORKDIR /srv/neon

COPY requirements.txt ./
RUN python -m pip install --no-cache-dir --only-binary=:all: -r requirements.txt

COPY .streamlit/config.toml .streamlit/config.toml
COPY neon_core neon_core
COPY pages pages
COPY app.py ./

USER 10001:10001
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8501/_stcore/health', timeout=4)"]
CMD ["python", "-m", "streamlit", "run", "app.py", "--server.address=0.0.0.0", "--server.port=8501", "--server.headless=true"]
