using Microsoft.Extensions.DependencyInjection;

namespace GasOrleans.Doctor;

/// <summary>Registers the doctor.</summary>
internal static class DoctorModule
{
    public static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DoctorOptions, DoctorOptionsValidator>().BindConfiguration("Doctor");
        return services
            .AddSingleton<Examination>()
            .AddSingleton<ArchiveLook>()
            .AddSingleton<RowLook>()
            .AddSingleton<FileLook>()
            .AddSingleton<StandstillLook>()
            .AddSingleton<ObjectLook>();
    }
}
