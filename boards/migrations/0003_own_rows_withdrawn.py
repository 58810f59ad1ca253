from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0002_api_clients"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicallocalsetting",
            name="withdrawn",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="historicalparty",
            name="withdrawn",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="historicalregime",
            name="withdrawn",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="historicalschemeversion",
            name="withdrawn",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="localsetting",
            name="withdrawn",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="party",
            name="withdrawn",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="regime",
            name="withdrawn",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="schemeversion",
            name="withdrawn",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
