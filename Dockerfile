# One image for web, worker, beat and migrate; docker-compose.yml says which command each runs.

FROM node:24-bookworm-slim AS assets
WORKDIR /assets
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim-bookworm AS packages
COPY requirements/base.txt /base.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r /base.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpangoft2-1.0-0 fonts-dejavu-core fonts-noto-core fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 1000 --create-home ijb \
    && install -d -o ijb -g ijb -m 0700 /var/lib/ijb
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=ijb.settings \
    STATIC_ROOT=/srv/static
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
COPY --from=assets /assets/node_modules/@scottish-government/design-system/dist/css/ /tmp/build/vendor/sgds/css/
COPY --from=assets /assets/node_modules/@scottish-government/design-system/dist/scripts/design-system.js /tmp/build/vendor/sgds/scripts/
COPY --from=assets /assets/node_modules/@scottish-government/design-system/dist/images/icons/ /tmp/build/vendor/sgds/images/icons/
RUN IJB_VAR=/tmp/build python manage.py collectstatic --no-input --verbosity 0 && rm -rf /tmp/build
ENV IJB_VAR=/var/lib/ijb
USER ijb
EXPOSE 8000
CMD ["gunicorn", "--config", "python:ijb.web_server", "ijb.wsgi"]
