using Amazon.Glacier;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GasOrleans.Archive;

/// <summary>Registers cold storage, as section <c>Archive</c> says.</summary>
internal static class ArchiveRegistration
{
    public static IServiceCollection AddArchive(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ArchiveOptions, ArchiveOptionsValidator>().BindConfiguration("Archive");
        return services
            .AddSingleton<IAmazonGlacier>(_ => new AmazonGlacierClient())
            .AddSingleton<ColdPrices>()
            .AddSingleton<ObjectCopy>()
            .AddSingleton<VaultUpload>()
            .AddSingleton<VaultInventory>()
            .AddSingleton<VaultArchive>()
            .AddSingleton<StorageClassArchive>()
            .AddSingleton<IArchive>(provider => provider.GetRequiredService<IOptions<ArchiveOptions>>().Value.Provider == ArchiveProvider.Vault
                ? provider.GetRequiredService<VaultArchive>()
                : provider.GetRequiredService<StorageClassArchive>());
    }
}
