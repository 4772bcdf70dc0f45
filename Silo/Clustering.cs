namespace GasOrleans;

/// <summary>Membership, storage, reminders.</summary>
internal static class Clustering
{
    public static void UseOrleansOnAws(this WebApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.UseLocalhostClustering();
        silo.AddMemoryGrainStorageAsDefault();
        silo.UseInMemoryReminderService();
    });
}
