namespace GasOrleans;

/// <summary>Membership, storage, reminders.</summary>
internal static class Clustering
{
    /// <summary>Must stay the same for as long as the stored state is to be found.</summary>
    private const string ServiceId = "gas";

    public static void UseOrleansOnAws(this WebApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.UseLocalhostClustering();
        silo.AddDynamoDBGrainStorageAsDefault(options => options.ServiceId = ServiceId);
        silo.UseInMemoryReminderService();
    });
}
